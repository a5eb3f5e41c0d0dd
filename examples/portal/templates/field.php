<?php
/** @var string $name @var string $kind @var list<string> $words @var bool $required @var string $label @var string $hint @var string|list<string> $value @var list<string> $known */
use Portal\Html;
use Portal\Words;

$id = 'f-' . $name;
$must = $required ? ' required' : '';
$described = $hint === '' ? '' : ' aria-describedby="' . Html::text($id) . '-hint"';
$shownHint = $hint === '' ? '' : '<p class="hint" id="' . Html::text($id) . '-hint">' . Html::text($hint) . '</p>';
$mayBeOpen = $required ? '' : ' <span class="open">(kan stå åpent)</span>';
?>
<?php if ($kind === 'yes or no') { ?>
<fieldset<?= $described ?>>
<legend><?= Html::text($label) . $mayBeOpen ?></legend>
<?= $shownHint ?>
<?php foreach (['yes' => 'Ja', 'no' => 'Nei'] + ($required ? [] : ['' => 'Ikke spurt']) as $word => $shown) { ?>
<label class="choice"><input type="radio" name="<?= Html::text($name) ?>" value="<?= $word ?>"<?= $must . ($value === $word && !($required && $word === '') ? ' checked' : '') ?>> <?= $shown ?></label>
<?php } ?>
</fieldset>
<?php } elseif ($kind === 'choice') { ?>
<label for="<?= Html::text($id) ?>"><?= Html::text($label) . $mayBeOpen ?></label>
<?= $shownHint ?>
<select id="<?= Html::text($id) ?>" name="<?= Html::text($name) ?>"<?= $must . $described ?>>
<option value=""><?= $required ? 'Velg' : 'Ikke spurt' ?></option>
<?php foreach ($words as $word) { ?>
<option value="<?= Html::text($word) ?>"<?= $value === $word ? ' selected' : '' ?>><?= Html::text(Words::value($word)) ?></option>
<?php } ?>
</select>
<?php } elseif (str_starts_with($kind, 'set')) { ?>
<fieldset<?= $described ?>>
<legend><?= Html::text($label) . $mayBeOpen ?></legend>
<?= $shownHint ?>
<?php foreach ([...$words, 'none'] as $word) { ?>
<label class="choice"><input type="checkbox" name="<?= Html::text($name) ?>[]" value="<?= Html::text($word) ?>"<?= in_array($word, (array) $value, true) ? ' checked' : '' ?>> <?= Html::text(Words::value($word)) ?></label>
<?php } ?>
</fieldset>
<?php } else {
    $type = match (true) {
        $kind === 'date' => 'type="date"',
        $kind === 'municipality' => 'class="short" inputmode="numeric" pattern="\d{4}"',
        $kind === 'id' => 'autocapitalize="none" spellcheck="false" autocomplete="off" pattern="[A-Za-z0-9._\-]{1,64}"' . ($known === [] ? '' : ' list="' . Html::text($id) . '-known"'),
        str_starts_with($kind, 'øre') => 'class="short" inputmode="decimal" pattern="\d{1,7}([,.]\d{1,2})?"',
        default => 'class="short" inputmode="numeric" pattern="\d{1,9}"',
    };
    ?>
<label for="<?= Html::text($id) ?>"><?= Html::text($label) . $mayBeOpen ?></label>
<?= $shownHint ?>
<input id="<?= Html::text($id) ?>" name="<?= Html::text($name) ?>" <?= $type . $must . $described ?> value="<?= Html::text(is_string($value) ? $value : '') ?>">
<?php if ($known !== []) { ?>
<datalist id="<?= Html::text($id) ?>-known"><?php foreach ($known as $one) { ?><option value="<?= Html::text($one) ?>"></option><?php } ?></datalist>
<?php } ?>
<?php } ?>
