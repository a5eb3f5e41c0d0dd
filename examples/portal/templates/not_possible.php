<?php
/** @var Portal\Possible $possible */
use Portal\Html;
use Portal\Words;
?>
<dl class="why">
<?php foreach ($possible->reasons as $reason => $types) { ?>
<dt><?= Html::text(implode(', ', array_map(Words::event(...), $types))) ?></dt>
<dd><?= Html::text($reason) ?></dd>
<?php } ?>
</dl>
