<?php
/** @var array<string, string> $answers @var int $number @var string $name @var string $question @var list<string> $lines @var array<string, string> $choices */
use Portal\Html;
?>
<div class="easy">
<?php if ($number === 1) { ?>
<h1>Kan HELT MED passe for deg?</h1>
<p>HELT MED hjelper folk til en vanlig jobb.<br>Du får noen korte spørsmål.<br>Vi lagrer ikke svarene dine.</p>
<?php } else { ?>
<h1>Spørsmål <?= $number ?></h1>
<?php } ?>
<form method="post" action="/passer-det">
<?php foreach ($answers as $known => $value) { ?>
<input type="hidden" name="<?= Html::text($known) ?>" value="<?= Html::text($value) ?>">
<?php } ?>
<fieldset>
<legend><?= Html::text($question) ?></legend>
<?php if ($lines !== []) { ?>
<p><?= implode('<br>', array_map(Html::text(...), $lines)) ?></p>
<?php } ?>
<?php foreach ($choices as $value => $words) { ?>
<label class="choice"><input type="radio" name="<?= Html::text($name) ?>" value="<?= Html::text($value) ?>" required> <?= Html::text($words) ?></label>
<?php } ?>
</fieldset>
<button>Neste</button>
</form>
<?php if ($number > 1) { ?>
<p><a href="/passer-det">Begynn på nytt</a></p>
<?php } ?>
</div>
