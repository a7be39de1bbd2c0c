"""`flask brain`: the linear model made anew, and how it reads an author it has not seen."""

from __future__ import annotations

import click


@click.group("brain")
def brain() -> None:
    """The embedded brain's linear model. Both commands need the extra «train»."""


@brain.command("train")
def train() -> None:
    """Fit the model on all training phrases and write its weights beside the code."""
    from app.adapters.brain_embedded import phrasebook, teaching

    _need_the_extra()
    phrases = tuple(phrasebook.phrases())
    model = teaching.teach(phrases)
    teaching.save(model)
    click.echo(
        f"{len(phrases)} phrases of {len(phrasebook.authors())} authors, {len(model.places)} grams, {model.fingerprint[:12]}"
    )


@brain.command("report")
def report() -> None:
    """Leave each author out in turn: how many of their phrases a model that never saw them gets right."""
    from app.adapters.brain_embedded import teaching

    _need_the_extra()
    shares = []
    for author, share in teaching.left_out():
        shares.append(share)
        click.echo(f"{author:16} {share:6.1%}")
    click.echo(f"{'mean':16} {sum(shares) / len(shares):6.1%}   worst {min(shares):.1%}")


def _need_the_extra() -> None:
    try:
        import sklearn  # noqa: F401
    except ImportError:
        raise click.ClickException("Training needs scikit-learn: pip install -c constraints.txt -e '.[train]'") from None
