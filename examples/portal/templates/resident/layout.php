<?php
/** @var Portal\Texts $texts @var Portal\Municipality $municipality @var string $title @var string $main @var callable $say @var callable $tell */
use Portal\Html;
?>
<!DOCTYPE html>
<html lang="<?= Html::text($texts->tag()) ?>">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title><?= Html::text($title) ?> – HELT MED i <?= Html::text($municipality->name) ?></title>
<link rel="stylesheet" href="/portal.css">
<link rel="icon" href="/portal.svg" type="image/svg+xml">
</head>
<body class="easy">
<a class="skip" href="#innhold"><?= $say('label.skip_to_content') ?></a>
<header class="top">
<div class="wide">
<p class="name">HELT MED <span>i <?= Html::text($municipality->name) ?></span></p>
<form class="out" method="post" action="/passer-det">
<?php require __DIR__ . '/state.php' ?>
<button class="second" name="change_language" value="1" lang="<?= $texts->tag() === 'nb' ? 'nn' : 'nb' ?>"><?= $say('label.language') ?></button>
</form>
</div>
</header>
<main id="innhold" class="wide" tabindex="-1">
<?= $main ?>
</main>
<footer class="wide">
<p><?= $say('letter.not_a_decision') ?></p>
<?= $tell('letter.danger') ?>
<p><?= $say('letter.not_tried') ?></p>
</footer>
</body>
</html>
