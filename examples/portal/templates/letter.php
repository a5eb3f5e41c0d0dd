<?php
/** @var string $id @var string $letter @var string $assessment @var string $lang */
use Portal\Html;

$link = '/saker/' . rawurlencode($id);
?>
<div class="noprint">
<p class="back"><a href="<?= Html::text($link) ?>">Sak <?= Html::text($id) ?></a></p>
<h1>Brev</h1>
<nav aria-label="Språk"><ul class="tabs">
<?php foreach (['nb' => 'Bokmål', 'nn' => 'Nynorsk', 'easy_nb' => 'Lettlest', 'easy_nn' => 'Lettlest nynorsk'] as $one => $label) { ?>
<li><a href="<?= Html::text($link) ?>/brev/<?= Html::text($assessment) ?>?lang=<?= $one ?>"<?= $one === $lang ? ' aria-current="page"' : '' ?>><?= $label ?></a></li>
<?php } ?>
</ul></nav>
<p data-print="Skriv ut"></p>
</div>
<article class="letter" lang="<?= str_ends_with($lang, 'nn') ? 'nn' : 'nb' ?>"><?= Html::text($letter) ?></article>
