<?php
/** @var string $id @var array<string, mixed> $case @var list<array<string, mixed>> $events @var list<array<string, mixed>> $standing @var bool $all everything that has happened, and not the newest alone @var string $today @var Portal\Possible $possible */
use Portal\Html;
use Portal\Way;
use Portal\Words;

$link = '/saker/' . rawurlencode($id);
$tags = ['met' => 'good', 'not_met' => 'look', 'undetermined' => 'wait', 'not_applicable' => ''];
$words = ['met' => 'ja', 'not_met' => 'ta en prat', 'undetermined' => 'vi vet ikke ennå', 'not_applicable' => 'gjelder ikke nå'];
$kinds = ['requirement' => 'krav', 'guideline' => 'råd', 'target' => 'mål', 'caution' => 'se på dette'];
$open = array_filter($case['concerns'] ?? [], static fn (array $concern): bool => $concern['acted_on'] === null);
// A letter is of the last trial or job.
$last = [];
foreach ($case['assessments'] as $number => $decision) {
    $last[$decision['assessment'] ?? ''] = $number;
}
foreach ($last as $number) {
    $case['assessments'][$number]['letter'] = true;
}
$decisions = array_filter($case['assessments'], static fn (array $decision): bool => !isset($decision['error']));
// What asks for something first; what does not apply last.
$order = array_flip(['not_met', 'undetermined', 'met', 'not_applicable']);
usort($decisions, static fn (array $one, array $other): int => $order[$one['outcome']] <=> $order[$other['outcome']]);
$most = 12;
$gone = count($events) - count($standing);
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
<a class="button second" href="<?= Html::text($link) ?>/intervju">Svar på det som mangler</a>
<?php } ?>
<a class="button second" href="<?= Html::text($link) ?>/hendelse?type=concern_reported">Meld en bekymring</a>
</div>

<h2>Veien så langt</h2>
<div class="sheet scroll" role="region" aria-label="Veien så langt, som bilde" tabindex="0"><?= Way::svg($case, $standing, $today) ?></div>

<div class="columns">
<section>
<h2>Hva skjer videre?</h2>
<?php if ($case['foresees'] === []) { ?>
<p>Modellen venter ikke noe nå.</p>
<?php } else { ?>
<ol class="steps">
<?php foreach ($case['foresees'] as $next) { ?>
<li class="next"><time datetime="<?= Html::text($next['on']) ?>"><?= Html::text(Html::day($next['on'], weekday: true)) ?><?php if ($next['on'] < $today) { ?> <span class="tag late">på etterskudd</span><?php } ?></time><?= Html::text(Words::foreseen($next)) ?></li>
<?php } ?>
</ol>
<?php } ?>

<h2>Hva kan skje nå?</h2>
<details class="sheet">
<summary>Hva som kan skrives inn i dag (<?= count(array_merge(...array_values($possible->groups))) ?>)</summary>
<div class="columns tight">
<?php foreach ($possible->groups as $group => $types) { ?>
<section>
<h3><?= Html::text(Words::group($group)) ?></h3>
<ul class="links">
<?php foreach ($types as $type) { ?>
<li><a href="<?= Html::text($link) ?>/hendelse?type=<?= Html::text($type) ?>"><?= Html::text(Words::event($type)) ?></a></li>
<?php } ?>
</ul>
</section>
<?php } ?>
</div>
</details>
<?php if ($possible->reasons !== []) { ?>
<details class="sheet">
<summary>Hva som ikke kan skje ennå, og hvorfor (<?= count(array_merge(...array_values($possible->reasons))) ?>)</summary>
<?= Html::render('not_possible', ['possible' => $possible]) ?>
<p>Skjedde det en annen dag? <a href="<?= Html::text($link) ?>/hendelse">Velg dagen</a>, så ser du hva som kunne skje da.</p>
</details>
<?php } ?>

<h2>Hva sier modellen, og hvorfor?</h2>
<?php foreach ($decisions as $decision) { ?>
<details class="sheet">
<summary><?= Html::text(Words::assessment($decision['assessment'])) ?> <span class="tag <?= $tags[$decision['outcome']] ?>"><?= Html::text($words[$decision['outcome']]) ?></span></summary>
<dl class="why">
<?php foreach ($decision['criteria'] as $criterion) { ?>
<dt><?= Html::text(Words::criterion($criterion['id'])) ?> <span class="tag <?= $tags[$criterion['outcome']] ?>"><?= Html::text($words[$criterion['outcome']]) ?></span></dt>
<dd><?= Html::text($criterion['text']) ?> <span class="hint"><?= Html::text($kinds[$criterion['kind']] . ($criterion['sources'] === [] ? '' : ', ' . implode(', ', $criterion['sources']))) ?></span></dd>
<?php } ?>
</dl>
<?php if (isset($decision['letter']) && $decision['assessment'] !== 'concern') { ?>
<p>Brev: <?php foreach (['nb' => 'bokmål', 'nn' => 'nynorsk', 'easy_nb' => 'lettlest', 'easy_nn' => 'lettlest nynorsk'] as $lang => $label) { ?>
<a href="<?= Html::text($link) ?>/brev/<?= Html::text($decision['assessment']) ?>?lang=<?= $lang ?>"><?= $label ?></a>
<?php } ?></p>
<?php } ?>
</details>
<?php } ?>
<?php if (count($decisions) < count($case['assessments'])) { ?>
<p class="told">Noe som er skrevet inn, sier imot noe annet. Se over dagene, og rett det som er feil.</p>
<?php } ?>

<?php if ($case['departs_from'] !== []) { ?>
<h2>Skiller seg fra modellen</h2>
<p class="hint">Det som skjedde, er skrevet inn slik det var. Dette legger modellen ellers opp til:</p>
<ul>
<?php foreach ($case['departs_from'] as $criterion) { ?>
<li><?= Html::text(Words::criterion($criterion)) ?></li>
<?php } ?>
</ul>
<?php } ?>
</section>
<section>
<h2 id="skjedd">Det som har skjedd</h2>
<ol class="steps">
<?php foreach (array_slice(array_reverse($standing), 0, $all ? null : $most) as $event) { $told = Words::told($event['data'] ?? []); ?>
<li><time datetime="<?= Html::text($event['on']) ?>"><?= Html::text(Html::day($event['on'])) ?></time><strong><?= Html::text(Words::event($event['type'])) ?></strong><?php if (isset($event['corrects'])) { ?> <span class="tag">rettet</span><?php } ?>
 <a class="quiet noprint" href="<?= Html::text($link) ?>/hendelse?retter=<?= Html::text(rawurlencode($event['key'])) ?>" aria-label="Rett eller stryk: <?= Html::text(Words::event($event['type']) . ', ' . Html::day($event['on'])) ?>">rett</a>
<?php if ($told !== '') { ?><div><?= Html::text($told) ?></div><?php } ?></li>
<?php } ?>
</ol>
<?php if (!$all && count($standing) > $most) { ?>
<p><a class="noprint" href="<?= Html::text($link) ?>?alt=ja#skjedd">Vis alt som har skjedd (<?= count($standing) - $most ?> til)</a></p>
<?php } ?>
<?php if ($gone > 0) { ?>
<details>
<summary>Rettet eller strøket (<?= $gone ?>)</summary>
<ul>
<?php $stands = array_column($standing, 'key', 'key');
foreach ($events as $event) {
    if (!isset($stands[$event['key']])) { $told = Words::told($event['data'] ?? []); ?>
<li><?= Html::text(Html::day($event['on'])) ?>: <?= Html::text(Words::event($event['type']) . ($told === '' ? '' : ' (' . $told . ')')) ?></li>
<?php }
} ?>
</ul>
</details>
<?php } ?>
</section>
</div>
