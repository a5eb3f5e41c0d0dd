<?php
/** @var list<string> $recent @var string $csrf @var string $fault */
use Portal\Html;
use Portal\Words;
?>
<h1>Saker</h1>
<?php if ($fault !== '') { ?>
<p class="fault" role="alert"><?= Html::text($fault) ?></p>
<?php } ?>
<div class="columns">
<section class="sheet">
<h2>Finn en sak</h2>
<form method="get" action="/saker">
<label for="id">Saksnummer</label>
<input id="id" name="id" autocapitalize="none" spellcheck="false" required pattern="[A-Za-z0-9._\-]{1,64}">
<button>Åpne</button>
</form>
<?php if ($recent !== []) { ?>
<h3>Sist åpnet av deg</h3>
<ul>
<?php foreach ($recent as $case) { ?>
<li><a href="/saker/<?= Html::text(rawurlencode($case)) ?>"><?= Html::text($case) ?></a></li>
<?php } ?>
</ul>
<?php } ?>
</section>
<section class="sheet">
<h2>Åpne en ny sak</h2>
<p class="hint">Saken får et tilfeldig nummer. Skriv aldri navn, fødselsnummer eller diagnose i portalen.</p>
<form method="post" action="/saker">
<input type="hidden" name="csrf" value="<?= Html::text($csrf) ?>">
<fieldset>
<legend>Er personen i målgruppen?</legend>
<label class="choice"><input type="radio" name="in_target_group" value="yes" required> Ja</label>
<label class="choice"><input type="radio" name="in_target_group" value="no"> Nei</label>
</fieldset>
<label for="found">Hvem ble funnet først?</label>
<select id="found" name="found" required>
<option value="">Velg</option>
<?php foreach (['employer_first', 'worker_first', 'both'] as $word) { ?>
<option value="<?= $word ?>"><?= Html::text(Words::value($word)) ?></option>
<?php } ?>
</select>
<label for="prior_status">Kommer fra (kan stå åpent)</label>
<select id="prior_status" name="prior_status">
<option value="">Ikke spurt</option>
<?php foreach (['vta_s', 'day_centre', 'work_centre', 'school', 'other'] as $word) { ?>
<option value="<?= $word ?>"><?= Html::text(Words::value($word)) ?></option>
<?php } ?>
</select>
<label for="path">Vei inn (kan stå åpent)</label>
<select id="path" name="path">
<option value="">Ikke spurt</option>
<?php foreach (['helt_med', 'ungjobb'] as $word) { ?>
<option value="<?= $word ?>"><?= Html::text(Words::value($word)) ?></option>
<?php } ?>
</select>
<button>Åpne saken</button>
</form>
</section>
</div>
