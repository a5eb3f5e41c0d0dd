#!/bin/sh
# check_embed_texts.sh EMBED_TEXTS: the tool that embeds the texts refuses every fault, and names its line.
set -eu
tool=$1
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"
passed=0
failed=0

# fresh: five good files of the same keys.
fresh() {
    for language in nb nn en easy_nb easy_nn; do
        printf '# a comment\n\nb.key = Minst {floor}, "æøå" \\ ??!\na.key = To\n' >$language.txt
    done
    rm -f out.c
}

run() {
    "$tool" out.c nb.txt nn.txt en.txt easy_nb.txt easy_nn.txt 2>errors
}

# refuses MESSAGE CONTENT: nn.txt with CONTENT (for printf) is refused with MESSAGE.
refuses() {
    fresh
    # shellcheck disable=SC2059
    printf "$2" >nn.txt
    if run || [ -e out.c ] || ! grep -qxF "$1" errors; then
        echo "not refused as it should be: $1"
        cat errors
        failed=$((failed + 1))
    else
        passed=$((passed + 1))
    fi
}

fresh
if run && [ ! -s errors ] && grep -qF 'text_count = 2;' out.c && [ "$(grep -c 'Minst {floor}, \\"æøå\\" \\\\ \\?\\?!' out.c)" = 5 ]; then
    passed=$((passed + 1))
else
    echo "good texts were not embedded"
    cat errors
    failed=$((failed + 1))
fi

good='b.key = x\na.key = To\n'
refuses "nn.txt:3: b.key stands already in line 1" "${good}b.key = y\n"
refuses "nn.txt:3: c has no text" "${good}c = \n"
refuses "nn.txt:3: no key before =" "${good} = text\n"
refuses "nn.txt:3: neither \`key = text\` nor a comment" "${good}text\n"
refuses "nn.txt:3: a key has only a-z, 0-9, _ and ." "${good}C d = x\n"
refuses "nn.txt:1: a brace is not closed" 'b.key = a {floor\na.key = To\n'
refuses "nn.txt:1: a brace is closed that was not opened" 'b.key = a floor}\na.key = To\n'
refuses "nn.txt:1: a brace is opened inside a slot" 'b.key = a {f{g}}\na.key = To\n'
refuses "nn.txt:1: a slot without a name" 'b.key = a {}\na.key = To\n'
refuses "nn.txt:1: a slot's name has only a-z, 0-9, _ and ." 'b.key = a { floor }\na.key = To\n'
refuses "nn.txt:1: not UTF-8" 'b.key = \346\na.key = To\n'
refuses "nn.txt:1: not UTF-8" 'b.key = \355\240\200\na.key = To\n'
refuses "nn.txt:1: a control character" 'b.key = x\r\na.key = To\n'
refuses "nn.txt:1: a control character" 'b.key = x\000y\na.key = To\n'
refuses "nb.txt:3: b.key is missing in nn.txt" 'a.key = To\n'
refuses "nn.txt:3: c is missing in nb.txt" "${good}c = x\n"

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
