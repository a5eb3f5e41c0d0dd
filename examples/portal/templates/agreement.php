<?php
/** @var HeltMed\EventType $type @var string $fields @var string $fault @var string $key @var string $on @var string $csrf */
use Portal\Form;
use Portal\Html;
use Portal\Words;
?>
<div class="narrow">
<p class="back"><a href="/plasser">Plasser</a></p>
<h1><?= Html::text(Words::event($type->name)) ?></h1>
<?php if ($fault !== '') { ?>
<p class="fault" role="alert"><?= Html::text($fault) ?></p>
<?php } ?>
<form method="post" class="sheet" action="/plasser/hendelse">
<input type="hidden" name="csrf" value="<?= Html::text($csrf) ?>">
<input type="hidden" name="key" value="<?= Html::text($key) ?>">
<input type="hidden" name="type" value="<?= Html::text($type->name) ?>">
<?= Form::field('on', 'date', [], true, $type->scope === 'tariff' ? 'Gjelder fra' : 'Hvilken dag', '', $on) ?>
<?= $fields ?>
<button>Skriv inn</button>
</form>
</div>
