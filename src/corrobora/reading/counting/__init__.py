"""The grammar of casualty expressions, one rule in one place; `corrobora.reading.counts` is its entry.

==============  =======================================================================
module          what stands there
==============  =======================================================================
``nouns``       who or what is counted: nouns with unit, category and what they say
``outcomes``    what became of them: verbs, nouns and states that tell an outcome
``words``       function words by what they do around a number
``sheet``       one sentence in tokens, and the expressions found in it
``who``         the noun phrase behind a number, and those who were there
``numerals``    numbers, hedges, ranges; figures that never count people
``befell``      what stands before and behind a number says of its outcome
``numbered``    expressions with a number: totals, shares of totals, bare numbers
``unnumbered``  nobody, everybody, categories without a number, another, both
``single``      one person by description
``lists``       what a list shares; parts; who died at once and who later
==============  =======================================================================

Imports run down this list only from the last to the first.
"""
