<?php
/** @var string $id @var HeltMed\EventType $type @var string $fields @var string $fault @var string $notYet @var string $key @var int $version @var ?array<string, mixed> $corrected @var bool $mayChange @var string $on @var string $csrf */
use Portal\Form;
use Portal\Html;
use Portal\Words;

$hidden = '<input type="hidden" name="csrf" value="' . Html::text($csrf) . '">' . '<input type="hidden" name="key" value="' . Html::text($key) . '">'
    . '<input type="hidden" name="version" value="' . $version . '">' . '<input type="hidden" name="type" value="' . Html::text($type->name) . '">'
    . ($corrected === null ? '' : '<input type="hidden" name="corrects" value="' . Html::text($corrected['key']) . '">');
$action = '/saker/' . rawurlencode($id) . '/hendelse';
?>
<div class="narrow">
<p class="back"><a href="/saker/<?= Html::text(rawurlencode($id)) ?>">Sak <?= Html::text($id) ?></a></p>
<h1><?= $corrected === null ? '' : 'Rett: ' ?><?= Html::text(Words::event($type->name)) ?></h1>
<?php if ($fault !== '') { ?>
<p class="fault" role="alert"><?= Html::text($fault) ?></p>
<?php } ?>
<?php if ($notYet !== '') { ?>
<p class="told"><?= Html::text($notYet) ?> Skjedde det en annen dag, så skriv den dagen.</p>
<?php } ?>
<?php if ($mayChange) { ?>
<form method="post" class="sheet" action="<?= Html::text($action) ?>">
<?= $hidden ?>
<?= Form::field('on', 'date', [], true, 'Hvilken dag', 'Dagen det skjedde, ikke dagen det skrives inn', $on) ?>
<?= $fields ?>
<button><?= $corrected === null ? 'Skriv inn' : 'Lagre rettelsen' ?></button>
</form>
<?php } ?>
<?php if ($corrected !== null) { ?>
<h2>Har det ikke skjedd?</h2>
<p>Da kan det strykes. Sporet beholder både det som sto, og at det ble strøket.</p>
<form method="post" class="sheet" action="<?= Html::text($action) ?>">
<?= $hidden ?>
<p><?= Html::text(Words::event($type->name)) ?>, <?= Html::text(Html::day($corrected['on'])) ?></p>
<button class="second" name="what" value="void">Stryk</button>
</form>
<?php } ?>
</div>
