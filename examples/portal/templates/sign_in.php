<?php
/** @var string $csrf @var string $fault */
use Portal\Html;
?>
<div class="narrow">
<h1>Logg inn</h1>
<?php if ($fault !== '') { ?>
<p class="fault" role="alert"><?= Html::text($fault) ?></p>
<?php } ?>
<form method="post" action="/logg-inn" class="sheet">
<input type="hidden" name="csrf" value="<?= Html::text($csrf) ?>">
<label for="login">Brukernavn</label>
<input id="login" name="login" autocomplete="username" autocapitalize="none" spellcheck="false" required>
<label for="password">Passord</label>
<input id="password" name="password" type="password" autocomplete="current-password" required>
<button>Logg inn</button>
</form>
<p>Er du nysgjerrig på HELT MED? <a href="/passer-det">Se om HELT MED kan passe for deg</a>. Du trenger ikke logge inn.</p>
</div>
