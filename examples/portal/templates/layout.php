<?php
/** @var Portal\App $app @var ?Portal\Account $account @var string $title @var string $csrf @var string $main @var string $message @var string $path */
use Portal\Html;

$places = [];
if ($account !== null) {
    $places['/oversikt'] = 'Oversikt';
    if ($account->role->mayOpenCases()) {
        $places['/saker'] = 'Saker';
        $places['/lonn'] = 'Lønn';
    }
    if ($account->role->maySeePlaces()) {
        $places['/plasser'] = 'Plasser';
    }
    if ($account->role->mayOpenCases()) {
        $places['/kalender'] = 'Kalender';
    }
    if ($account->role->mayReadTrail()) {
        $places['/spor'] = 'Hvem har sett hva';
    }
}
?>
<!DOCTYPE html>
<html lang="nb">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title><?= Html::text($title) ?> – HELT MED i kommunen</title>
<link rel="stylesheet" href="/portal.css">
<link rel="icon" href="/portal.svg" type="image/svg+xml">
<script src="/portal.js" defer></script>
</head>
<body>
<a class="skip" href="#innhold">Til innholdet</a>
<header class="top">
<div class="wide">
<a class="name" href="/">HELT MED <span>i kommunen</span></a>
<?php if ($account !== null) { ?>
<nav aria-label="Sider">
<ul>
<?php foreach ($places as $place => $words) { ?>
<li><a href="<?= Html::text($place) ?>"<?= str_starts_with($path, $place) ? ' aria-current="page"' : '' ?>><?= Html::text($words) ?></a></li>
<?php } ?>
</ul>
</nav>
<form class="out" method="post" action="/logg-ut">
<input type="hidden" name="csrf" value="<?= Html::text($csrf) ?>">
<span><?= Html::text($account->name) ?>, <?= Html::text($account->role->label()) ?></span>
<button class="plain">Logg ut</button>
</form>
<?php } ?>
</div>
</header>
<main id="innhold" class="wide" tabindex="-1">
<?php if ($message !== '') { ?>
<p class="told" role="status"><?= Html::text($message) ?></p>
<?php } ?>
<?= $main ?>
</main>
<footer class="wide">
<p>Portalen gjør rede for hva som er kjent. Den fatter ingen vedtak. Er noen i fare? Ring 112.</p>
</footer>
</body>
</html>
