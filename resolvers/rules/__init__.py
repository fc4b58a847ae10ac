"""The rules of the coverage report, one file each: question, statement, denominator."""

from collections.abc import Mapping

from resolvers.rules import (
    area_without_liaison,
    assignment_expired,
    assignment_stale,
    assignments_overlap,
    cited_annex_missing,
    group_overloaded,
    group_without_lead,
    holder_left_post,
    key_enterprise_without_liaison,
    post_vacant,
    subject_ended,
)
from resolvers.rules.rule import Rule

RULES: Mapping[str, Rule] = {
    module.RULE.name: module.RULE
    for module in (
        area_without_liaison,
        key_enterprise_without_liaison,
        group_overloaded,
        group_without_lead,
        assignment_expired,
        assignment_stale,
        assignments_overlap,
        subject_ended,
        post_vacant,
        holder_left_post,
        cited_annex_missing,
    )
}
"""Every rule by its name, in the order of the report."""
