<?php
/** @var Portal\Texts $texts @var array<string, string> $answers @var bool $begun */
use Portal\Html;
?>
<input type="hidden" name="language" value="<?= Html::text($texts->language) ?>">
<?php if ($begun) { ?>
<input type="hidden" name="begin" value="1">
<?php } ?>
<?php foreach ($answers as $fact => $word) { ?>
<input type="hidden" name="answers[<?= Html::text($fact) ?>]" value="<?= Html::text($word) ?>">
<?php } ?>
