<?php
/** @var string $today @var array<string, mixed> $places */
use Portal\Html;
?>
<h1>Plasser</h1>
<p>Slik er det <?= Html::text(Html::day($today, weekday: true)) ?>. Kommunen bestemmer selv hvor mange plasser den vil ha. Modellen har ingen øvre grense.</p>
<?php if ($places['agreements'] === []) { ?>
<p>Det er ingen avtaler.</p>
<?php } else { ?>
<div class="scroll sheet">
<table>
<caption>eXpress-avtaler</caption>
<thead><tr><th scope="col">Avtale</th><th scope="col" class="number">Avtalt</th><th scope="col" class="number">I bruk</th><th scope="col" class="number">Ledig</th><th scope="col" class="number">Egenandel denne måneden</th></tr></thead>
<tbody>
<?php foreach ($places['agreements'] as $agreement) { ?>
<tr>
<th scope="row"><?= Html::text($agreement['agreement']) ?></th>
<td class="number"><?= Html::text($agreement['agreed']) ?></td>
<td class="number"><?= Html::text($agreement['taken']) ?></td>
<td class="number"><?= Html::text($agreement['left']) ?><?php if ($agreement['overfilled'] ?? false) { ?> <span class="tag look">flere enn avtalt</span><?php } ?></td>
<td class="number"><?= Html::text(Html::money($agreement['share_ore'] ?? null)) ?></td>
</tr>
<?php } ?>
</tbody>
</table>
</div>
<?php } ?>
