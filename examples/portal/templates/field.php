<?php
/** @var string $name @var string $kind @var list<string> $words @var bool $required @var string $label @var string $hint @var ?string $value */
use Portal\Html;
use Portal\Words;

$id = 'f-' . $name;
$must = $required ? ' required' : '';
$described = $hint === '' ? '' : ' aria-describedby="' . Html::text($id) . '-hint"';
$shownHint = $hint === '' ? '' : '<p class="hint" id="' . Html::text($id) . '-hint">' . Html::text($hint) . '</p>';
?>
<?php if ($kind === 'yes or no') { ?>
<fieldset<?= $described ?>>
<legend><?= Html::text($label) ?></legend>
<?= $shownHint ?>
<label class="choice"><input type="radio" name="<?= Html::text($name) ?>" value="yes"<?= $must ?>> Ja</label>
<label class="choice"><input type="radio" name="<?= Html::text($name) ?>" value="no"> Nei</label>
<?php if (!$required) { ?><label class="choice"><input type="radio" name="<?= Html::text($name) ?>" value="" checked> Ikke spurt</label><?php } ?>
</fieldset>
<?php } elseif ($kind === 'choice') { ?>
<label for="<?= Html::text($id) ?>"><?= Html::text($label) ?></label>
<?= $shownHint ?>
<select id="<?= Html::text($id) ?>" name="<?= Html::text($name) ?>"<?= $must . $described ?>>
<option value=""><?= $required ? 'Velg' : 'Ikke spurt' ?></option>
<?php foreach ($words as $word) { ?>
<option value="<?= Html::text($word) ?>"><?= Html::text(Words::value($word)) ?></option>
<?php } ?>
</select>
<?php } elseif (str_starts_with($kind, 'set')) { ?>
<fieldset<?= $described ?>>
<legend><?= Html::text($label) ?></legend>
<?= $shownHint ?>
<?php foreach ([...$words, 'none'] as $word) { ?>
<label class="choice"><input type="checkbox" name="<?= Html::text($name) ?>[]" value="<?= Html::text($word) ?>"> <?= Html::text(Words::value($word)) ?></label>
<?php } ?>
</fieldset>
<?php } else {
    $type = match (true) {
        $kind === 'date' => 'type="date"',
        $kind === 'municipality' => 'inputmode="numeric" pattern="\d{4}"',
        $kind === 'id' => 'autocapitalize="none" spellcheck="false" pattern="[A-Za-z0-9._\-]{1,64}"',
        str_starts_with($kind, 'øre') => 'inputmode="decimal" pattern="\d{1,7}([,.]\d{1,2})?"',
        default => 'inputmode="numeric" pattern="\d{1,9}"',
    };
    ?>
<label for="<?= Html::text($id) ?>"><?= Html::text($label) ?></label>
<?= $shownHint ?>
<input id="<?= Html::text($id) ?>" name="<?= Html::text($name) ?>" <?= $type . $must . $described ?> value="<?= Html::text($value ?? '') ?>">
<?php } ?>
