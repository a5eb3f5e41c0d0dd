<?php
/** @var string $id @var ?HeltMed\Fact $fact @var int $left @var list<string> $byEvents @var string $fault @var string $key @var string $csrf */
use HeltMed\Lang;
use Portal\Form;
use Portal\Html;
use Portal\Words;

$back = '/saker/' . rawurlencode($id);
?>
<div class="narrow">
<p class="back"><a href="<?= Html::text($back) ?>">Sak <?= Html::text($id) ?></a></p>
<h1><?= $fact === null ? 'Ikke mer å spørre om' : 'Et spørsmål' ?></h1>
<?php if ($fault !== '') { ?>
<p class="fault" role="alert"><?= Html::text($fault) ?></p>
<?php } ?>
<?php if ($fact !== null) { ?>
<form method="post" class="sheet" action="<?= Html::text($back) ?>/intervju">
<input type="hidden" name="csrf" value="<?= Html::text($csrf) ?>">
<input type="hidden" name="key" value="<?= Html::text($key) ?>">
<input type="hidden" name="fact" value="<?= Html::text($fact->name) ?>">
<?= Form::field($fact->name, $fact->kind, $fact->words, true, $fact->question(Lang::Nb) ?? Words::field($fact->name)) ?>
<button>Lagre svaret</button>
</form>
<p class="hint">Bare det som kan endre et svar, blir spurt om. <?= $left > 1 ? ($left - 1) . ' spørsmål kan komme etter dette.' : 'Dette er det siste.' ?></p>
<?php } else { ?>
<p>Alt som kan endre et svar nå, er besvart.</p>
<?php } ?>
<?php if ($byEvents !== []) { ?>
<h2>Dette blir kjent når det har skjedd</h2>
<ul>
<?php foreach ($byEvents as $name) { ?>
<li><?= Html::text(Words::field($name)) ?></li>
<?php } ?>
</ul>
<p><a href="<?= Html::text($back) ?>/hendelse">Skriv inn noe som har skjedd</a></p>
<?php } ?>
</div>
