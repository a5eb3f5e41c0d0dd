<?php
/** @var callable $say @var callable $tell @var array<string, string> $answers @var Portal\Resident\Question $question @var int $number @var bool $isIncomplete */
use Portal\Html;
?>
<?php if ($isIncomplete) { ?>
<div class="fault" role="alert" id="fault">
<?= $tell('resident.no_answer_chosen') ?>
</div>
<?php } ?>
<form method="post" action="/passer-det">
<?php require __DIR__ . '/state.php' ?>
<p class="hint"><?= $say('label.question', ['number' => (string) $number]) ?></p>
<fieldset aria-describedby="about<?= $isIncomplete ? ' fault' : '' ?>">
<legend><h1><?= $say("ask.resident.$question->fact") ?></h1></legend>
<div id="about"><?= $tell("resident.about.$question->fact") ?></div>
<p class="hint"><?= $say('label.choose') ?>:</p>
<?php foreach ($question->words() as $word) { ?>
<label class="choice"><input type="radio" name="answer[<?= Html::text($question->fact) ?>]" value="<?= Html::text($word) ?>"> <span><?= $say("label.$word") ?></span></label>
<?php } ?>
</fieldset>
<p class="row">
<button name="next" value="1"><?= $say('label.next') ?></button>
<?php if ($answers !== []) { ?>
<button class="second" name="back" value="1"><?= $say('label.back') ?></button>
<?php } ?>
</p>
</form>
