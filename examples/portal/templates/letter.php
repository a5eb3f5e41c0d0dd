<?php
/** @var string $id @var string $letter */
use Portal\Html;
?>
<h1 class="noprint">Brev</h1>
<p class="noprint"><a href="/saker/<?= Html::text(rawurlencode($id)) ?>">Tilbake til saken</a></p>
<article class="letter"><?= Html::text($letter) ?></article>
<p data-print="Skriv ut"></p>
