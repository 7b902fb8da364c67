"""`reportedly explain`."""

from __future__ import annotations

import click

from reportedly.rules import RULES


@click.command("explain")
@click.argument("code", required=False)
def command(code: str | None) -> None:
    """List the rules, or tell what the rule CODE is for and how to mend a breach of it."""
    if code is None:
        for rule in RULES.values():
            click.echo(f"{rule.code}  {rule.severity:<7}  {rule.summary}")
        return
    found = RULES.get(code.upper())
    if found is None:
        raise click.BadParameter(
            f"there is no rule {code}; `reportedly explain` lists them", param_hint="CODE"
        )
    click.echo(f"{found.code} ({found.severity}): {found.summary}\n\n{found.explanation}")
