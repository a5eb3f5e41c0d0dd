<?php

/*
 * Runs every block of a page: `sh` blocks in a shell, `php` blocks one after another in one process, each with the `use` lines
 * before it. What a block prints is what the `text` block right after it says; without one it prints nothing.
 *
 *     php -d extension=heltmed.so tests/check_php_docs.php PAGE [--update]
 */

declare(strict_types=1);

function run_php(string $code, array &$variables): string
{
    extract($variables);
    ob_start();
    try {
        eval($code);
    } finally {
        $printed = ob_get_clean();
    }
    $variables = array_diff_key(get_defined_vars(), ['code' => 0, 'variables' => 0, 'printed' => 0]);
    return $printed;
}

function run_sh(string $commands): string
{
    $process = proc_open(['sh', '-eu', '-c', $commands], [1 => ['pipe', 'w'], 2 => ['redirect', 1]], $pipes);
    $printed = stream_get_contents($pipes[1]);
    $status = proc_close($process);
    if ($status !== 0) {
        throw new RuntimeException("ended with $status:\n$printed");
    }
    return $printed;
}

chdir(dirname(__DIR__));
$page = file_get_contents($argv[1]);
preg_match_all('/^```(sh|php)\n(.*?)^```\n(?:\n```text\n(.*?)^```\n)?/sm', $page, $blocks, PREG_SET_ORDER | PREG_OFFSET_CAPTURE);
$uses = '';
$variables = [];
$passed = $failed = 0;
$new = $page;
foreach (array_reverse($blocks, true) as $index => $block) {
    $blocks[$index]['line'] = substr_count(substr($page, 0, $block[0][1]), "\n") + 1;
}
$printed = [];
foreach ($blocks as $index => $block) {
    [$kind, $code, $expected] = [$block[1][0], $block[2][0], $block[3][0] ?? null];
    try {
        $printed[$index] = $kind === 'sh' ? run_sh($code) : run_php($uses . $code, $variables);
    } catch (Throwable $error) {
        echo "{$argv[1]}:{$block['line']}: ", get_class($error), ': ', $error->getMessage(), "\n";
        $failed++;
        continue;
    }
    preg_match_all('/^use .*;$/m', $code, $found);
    $uses .= $kind === 'php' ? implode("\n", $found[0]) . ($found[0] === [] ? '' : "\n") : '';
    $told = $kind === 'sh' && $expected === null ? null : $printed[$index];
    $told = $kind === 'sh' && $told !== null ? substr($told, -strlen((string)$expected)) : $told;
    if ($told !== null && rtrim($told, "\n") !== rtrim($expected ?? '', "\n")) {
        echo "{$argv[1]}:{$block['line']} prints\n{$printed[$index]}";
        $failed++;
    } else {
        $passed++;
    }
}
if (in_array('--update', $argv, true)) {
    foreach (array_reverse($blocks, true) as $index => $block) {
        if ($block[1][0] === 'php' && isset($block[3])) {
            $new = substr_replace($new, rtrim($printed[$index] ?? '', "\n") . "\n", $block[3][1], strlen($block[3][0]));
        }
    }
    file_put_contents($argv[1], $new);
}
if (count($blocks) !== preg_match_all('/^```(?:sh|php)$/m', $page)) {
    echo "some blocks were not found\n";
    $failed++;
}
echo "$passed passed, $failed failed\n";
exit($failed === 0 && $passed > 0 ? 0 : 1);
