"""How the names of Chinese public bodies are built and shortened."""

from govgraph.extract.resolve.agencies.comparison import Likeness, compare
from govgraph.extract.resolve.agencies.grammar import AgencyName, analyse
from govgraph.extract.resolve.agencies.state import state_organ

__all__ = ["AgencyName", "Likeness", "analyse", "compare", "state_organ"]
