<?php
/** @var string $id @var array<string, mixed> $case @var list<array<string, mixed>> $events @var string $today */
use Portal\Html;
use Portal\Way;
use Portal\Words;

$link = '/saker/' . rawurlencode($id);
$tags = ['met' => 'good', 'not_met' => 'look', 'undetermined' => 'wait', 'not_applicable' => ''];
$words = ['met' => 'ja', 'not_met' => 'ta en prat', 'undetermined' => 'vi vet ikke ennå', 'not_applicable' => 'gjelder ikke nå'];
$open = array_filter($case['concerns'] ?? [], static fn (array $concern): bool => $concern['acted_on'] === null);
?>
<h1>Sak <?= Html::text($id) ?> <span class="tag"><?= Html::text(Words::state($case['state'])) ?></span></h1>
<?php foreach ($open as $concern) { ?>
<section class="concern">
<h2>En bekymring er meldt <?= Html::text(Html::day($concern['reported_on'])) ?></h2>
<p>Den er ikke fulgt opp ennå. Tiltak settes i verk med en gang. Er noen i fare nå? Ring 112.</p>
<p><a class="button" href="<?= Html::text($link) ?>/hendelse?type=concern_acted_on">Skriv inn at den er fulgt opp</a></p>
</section>
<?php } ?>
<div class="row noprint">
<a class="button" href="<?= Html::text($link) ?>/hendelse">Skriv inn noe som har skjedd</a>
<?php if ($case['asks'] !== []) { ?>
<a class="button second" href="<?= Html::text($link) ?>/intervju">Svar på det som mangler (<?= count($case['asks']) ?>)</a>
<?php } ?>
</div>

<h2>Veien så langt</h2>
<div class="sheet scroll"><?= Way::svg($case, $events, $today) ?></div>

<div class="columns">
<section>
<h2>Hva skjer videre?</h2>
<?php if ($case['foresees'] === []) { ?>
<p>Modellen venter ikke noe nå.</p>
<?php } else { ?>
<ol class="steps">
<?php foreach ($case['foresees'] as $next) { ?>
<li class="next"><time datetime="<?= Html::text($next['on']) ?>"><?= Html::text(Html::day($next['on'], weekday: true)) ?></time><?= Html::text(Words::foreseen($next)) ?></li>
<?php } ?>
</ol>
<?php } ?>
<?php if ($case['departs_from'] !== []) { ?>
<h2>Skiller seg fra modellen</h2>
<p class="hint">Det som skjedde, er skrevet inn slik det var. Dette er det modellen ellers legger opp til.</p>
<ul>
<?php foreach ($case['departs_from'] as $criterion) { ?>
<li><code><?= Html::text($criterion) ?></code></li>
<?php } ?>
</ul>
<?php } ?>
</section>
<section>
<h2>Det som har skjedd</h2>
<ol class="steps">
<?php foreach (array_reverse($events) as $event) { ?>
<li><time datetime="<?= Html::text($event['on']) ?>"><?= Html::text(Html::day($event['on'])) ?></time><strong><?= Html::text(isset($event['corrects']) && $event['type'] !== 'voided' ? 'Rettet: ' . Words::event($event['type']) : Words::event($event['type'])) ?></strong>
<?php $told = [];
foreach ($event['data'] ?? [] as $field => $value) {
    $told[] = Words::field((string) $field) . ': ' . Words::shown((string) $field, $value);
} ?>
<?php if ($told !== []) { ?><br><?= Html::text(implode(' · ', $told)) ?><?php } ?></li>
<?php } ?>
</ol>
</section>
</div>

<h2>Hva er så, og hvorfor?</h2>
<?php foreach ($case['assessments'] as $decision) { ?>
<details class="sheet">
<summary><?= Html::text(Words::assessment($decision['assessment'])) ?> <span class="tag <?= $tags[$decision['outcome']] ?>"><?= Html::text($words[$decision['outcome']]) ?></span></summary>
<div class="scroll">
<table>
<thead><tr><th scope="col">Hva</th><th scope="col">Svar</th><th scope="col">Kilde</th></tr></thead>
<tbody>
<?php foreach ($decision['criteria'] as $criterion) { ?>
<tr>
<td><?= Html::text($criterion['text']) ?></td>
<td><span class="tag <?= $tags[$criterion['outcome']] ?>"><?= Html::text($words[$criterion['outcome']]) ?></span></td>
<td><?= Html::text(implode(', ', $criterion['sources'])) ?></td>
</tr>
<?php } ?>
</tbody>
</table>
</div>
<?php if ($decision['assessment'] !== 'concern') { ?>
<p class="row"><?php foreach (['nb' => 'Brev på bokmål', 'nn' => 'Brev på nynorsk', 'easy_nb' => 'Lettlest brev', 'easy_nn' => 'Lettlest, nynorsk'] as $lang => $label) { ?>
<a href="<?= Html::text($link) ?>/brev/<?= Html::text($decision['assessment']) ?>?lang=<?= $lang ?>"><?= $label ?></a>
<?php } ?></p>
<?php } ?>
</details>
<?php } ?>
