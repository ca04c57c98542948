#!/bin/sh
# Fills corpus/ of the fuzz targets from a dump of the leak corpus (see benches/leaks.py):
#   tests/fuzz/seed.sh FOLDER
set -eu
from=$(cd "$1" && pwd)
cd "$(dirname "$0")"
fill() {
    target=$1
    shift
    mkdir -p "corpus/$target"
    for container in "$@"; do
        # one disguise in a few is enough to begin with
        for file in "$from/$container"/*; do
            case $file in
            *.twin.* | *0.*) cp "$file" "corpus/$target/$container-$(basename "$file")" ;;
            esac
        done
    done
}
fill markup html-body html-attribute html-comment html-script html-style
fill feed xml-feed svg
fill json json
fill text csv search-data style-sheet
fill raw pdf-text png-text
fill attached_text text table web-page
fill pdf pdf-text pdf-annotation pdf-metadata pdf-older-revision
fill office docx-body docx-comment docx-deleted docx-header docx-hidden-style docx-property xlsx-cell xlsx-footer xlsx-note pptx-slide ofd-text
fill archive zip zip-in-zip zip-slack gzip tar tar-slack
fill picture png-text png-surplus png-private jpeg-comment
fill drawing emf-letters
fill unknown emf-letters png-private zip-slack
fill rich_text rich-text
mkdir -p corpus/old_office
cp ../leaks/files/*.xls corpus/old_office/
