"""YAML read with the line of every value, so that a problem can name its place."""

from __future__ import annotations

import yaml

try:
    from yaml import CSafeLoader as _SafeLoader
except ImportError:  # PyYAML without libyaml: slower, the same result
    from yaml import SafeLoader as _SafeLoader


class YamlFault(ValueError):
    """The text is no usable YAML. ``line`` counts from 1."""

    def __init__(self, message: str, line: int):
        super().__init__(message)
        self.line = line


class Located:
    """Plain data, and the line on which each part of it stands."""

    def __init__(self, data, root: yaml.Node):
        self.data = data
        self._root = root

    def line(self, path: tuple) -> int:
        """The line (from 1) of the value at ``path``, or of the nearest part that exists.

        Steps of the path that the YAML does not have are passed over: pydantic puts a
        union's tag into its paths.
        """
        node, line = self._root, self._root.start_mark.line
        for step in path:
            found = _child(node, step)
            if found is not None:
                line, node = found
        return line + 1


def read(text: str) -> Located:
    """Parse one YAML document. Raises :class:`YamlFault` for a syntax error or a double key."""
    try:
        return _read(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise YamlFault(f"not readable as YAML: {error.problem}", mark.line + 1) from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise YamlFault(f"not readable as YAML: {error.reason}", line) from None


def _read(text: str) -> Located:
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            raise YamlFault("the file is empty", 1)
        _refuse_double_keys(node)
        return Located(loader.construct_document(node), node)
    finally:
        loader.dispose()


class _Loader(_SafeLoader):
    """Says where an impossible date stands; PyYAML's own loader does not."""

    def construct_date(self, node: yaml.Node):
        try:
            return self.construct_yaml_timestamp(node)
        except ValueError as error:
            raise yaml.constructor.ConstructorError(
                problem=f"{node.value!r} is no date ({error})", problem_mark=node.start_mark
            ) from None


_Loader.add_constructor("tag:yaml.org,2002:timestamp", _Loader.construct_date)


def _child(node: yaml.Node, step) -> tuple[int, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(step):  # a key may be a number
                return key.start_mark.line, value
    elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step].start_mark.line, node.value[step]
    return None


def _refuse_double_keys(node: yaml.Node) -> None:
    if isinstance(node, yaml.MappingNode):
        seen = set()
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise YamlFault("a key is not plain text", key.start_mark.line + 1)
            if key.value in seen:
                raise YamlFault(f"the key {key.value!r} is there twice", key.start_mark.line + 1)
            seen.add(key.value)
            _refuse_double_keys(value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            _refuse_double_keys(value)
