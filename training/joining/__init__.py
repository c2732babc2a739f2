"""The weights of joining, learned from the corpus: which levels of a comparison speak for one event, and how much.

    python -m training.joining --corpus corpus --out src/detente/resolve/data

Pairs of tellings of ``corpus/train`` are compared as Détente does it, once as the annotators wrote them and once as the
reading finds them; a logistic regression over the levels gives the weights, first within a report, then across reports
over what the first ones join. Thresholds are chosen on train and dev together, since dev alone holds too few pairs for a
steady one, and the figures kept beside the weights are those of dev. ``corpus/test`` is not touched.
"""
