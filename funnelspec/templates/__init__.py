"""What ``funnelspec init`` writes: one folder here for each kind of new workspace.

``init/`` is the small agreed funnel that ``funnelspec init`` writes, ``misaligned/`` the two teams that
disagree of ``funnelspec init --example misaligned``. Both are plain data: a file at ``init/a/b`` is written
to ``DIR/a/b``, byte for byte.

A name that begins with ``dot-`` here begins with a dot there: ``dot-github/workflows/funnelspec.yaml``
becomes ``.github/workflows/funnelspec.yaml`` and ``dot-pre-commit-config.yaml`` becomes
``.pre-commit-config.yaml``. So git, the packaging tools and pre-commit treat the templates as data and not
as settings of this project.

``dot-vscode/settings.json`` names ``.vscode/funnelspec.schema.json``, which is not kept here: ``init`` writes
the schema of the installed version there, as ``funnelspec schema`` prints it.
"""
