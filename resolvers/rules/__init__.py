"""The rules of the coverage report, one file each: question, statement, denominator."""

from collections.abc import Mapping

from resolvers.rules import (
    area_without_liaison,
    assignment_expired,
    assignment_stale,
    assignments_overlap,
    cited_annex_missing,
    enterprise_in_ended_area,
    enterprise_without_sectoral_supervisor,
    group_overloaded,
    group_without_lead,
    hazard_overdue,
    holder_left_post,
    key_enterprise_without_liaison,
    listed_hazard_not_closed,
    post_vacant,
    records_not_kept,
    return_overdue,
    subject_ended,
    visit_overdue,
)
from resolvers.rules.rule import Rule

RULES: Mapping[str, Rule] = {
    module.RULE.name: module.RULE
    for module in (
        area_without_liaison,
        key_enterprise_without_liaison,
        enterprise_without_sectoral_supervisor,
        visit_overdue,
        return_overdue,
        records_not_kept,
        group_overloaded,
        group_without_lead,
        assignment_expired,
        assignment_stale,
        assignments_overlap,
        subject_ended,
        enterprise_in_ended_area,
        post_vacant,
        holder_left_post,
        hazard_overdue,
        listed_hazard_not_closed,
        cited_annex_missing,
    )
}
"""Every rule by its name, in the order of the report."""
