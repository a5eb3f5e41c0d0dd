<?php
/** @var string $today @var array<string, mixed> $places @var Portal\Account $account */
use Portal\Html;

$mayChange = $account->role->maySignAgreements();
$first = true;
?>
<h1>Plasser</h1>
<p>Slik er det <?= Html::text(Html::day($today, weekday: true)) ?>. Kommunen bestemmer selv hvor mange plasser den vil ha. Modellen har ingen øvre grense.</p>
<?php if ($mayChange) { ?>
<p class="row">
<a class="button" href="/plasser/hendelse?type=agreement_signed">Ny avtale</a>
<a class="button second" href="/plasser/hendelse?type=agreement_changed">Endre en avtale</a>
<a class="button second" href="/plasser/hendelse?type=tariff_set">Sett en tariff</a>
</p>
<?php } ?>
<?php if ($places['agreements'] === []) { ?>
<p>Det er ingen avtaler ennå.</p>
<?php } else { ?>
<div class="scroll sheet" role="region" aria-label="eXpress-avtaler" tabindex="0">
<table>
<caption>eXpress-avtaler</caption>
<thead><tr><th scope="col">Avtale</th><th scope="col">Kommune</th><th scope="col" class="number">Avtalt</th><th scope="col" class="number">I bruk</th><th scope="col" class="number">Ledig</th><th scope="col" class="number">Egenandel denne måneden</th></tr></thead>
<tbody>
<?php foreach ($places['agreements'] as $agreement) { ?>
<tr>
<th scope="row"><?php if ($mayChange) { ?><a href="/plasser/hendelse?type=agreement_changed&amp;avtale=<?= Html::text(rawurlencode($agreement['agreement'])) ?>"><?= Html::text($agreement['agreement']) ?></a><?php } else { ?><?= Html::text($agreement['agreement']) ?><?php } ?></th>
<td><?= Html::text($agreement['municipality']) ?></td>
<td class="number"><?= $agreement['agreed'] === 0 ? 'gjelder ikke nå' : (int) $agreement['agreed'] ?></td>
<td class="number"><?= (int) $agreement['taken'] ?></td>
<td class="number"><?= (int) $agreement['left'] ?><?php if ($agreement['overfilled'] > 0) { ?> <span class="tag look"><?= (int) $agreement['overfilled'] ?> flere enn avtalt</span><?php } ?></td>
<td class="number"><?= Html::text(Html::money($agreement['share']['share_ore'])) ?><?= $agreement['share']['estimate'] && $agreement['share']['share_ore'] !== null ? ' (anslag)' : '' ?></td>
</tr>
<?php } ?>
</tbody>
</table>
</div>
<?php } ?>
