// Monaco's helper beside the page: diffs, words, links. A file of its own, so that the build bundles it.
import 'monaco-editor/editor/editor.worker';
