"""The same questions by others: numpy, polars, pandas, DuckDB, OpenFisca-core and zen-engine.

Each says what it does by its name: `float` reckons in kroner with floating point, as such programs mostly do; `exact` in whole øre.
"""

from __future__ import annotations

import json

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import zen
from openfisca_core import entities, periods
from openfisca_core.parameters import ParameterNode
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

SHARE = 2000
CHANGES = np.array([0, 18078, 19174])  # 0001-01-01 stands for all days before the first change
SHARES = np.array([1500, 1800, 2000])


# ---- one date, everything known ----

def numpy_float(wage, tariff):
    """Kroner, float64."""
    return wage >= tariff * 0.2


def numpy_exact(wage, tariff):
    return wage * 10000 >= tariff * SHARE


def polars_exact(frame):
    return frame.select(pl.col("wage") * 10000 >= pl.col("tariff") * SHARE)


def polars_float(frame):
    return frame.select(pl.col("wage") >= pl.col("tariff") * 0.2)


def pandas_exact(frame):
    return frame["wage"] * 10000 >= frame["tariff"] * SHARE


def pandas_float(frame):
    return frame["wage"] >= frame["tariff"] * 0.2


def duckdb_exact(connection):
    return connection.execute(f"select wage * 10000 >= tariff * {SHARE} as met from rows").fetchnumpy()["met"]


def duckdb_float(connection):
    return connection.execute("select wage >= tariff * 0.2::double as met from rows").fetchnumpy()["met"]


def duckdb_rows(wage, tariff):
    connection = duckdb.connect()
    connection.register("given", pd.DataFrame({"wage": wage, "tariff": tariff}))
    connection.execute("create table rows as select * from given")
    connection.unregister("given")
    return connection


# ---- a date in each row, some of them and some wages unknown: 1 met, 2 not met, 3 undetermined ----

def numpy_searchsorted(on, wage, tariff, known):
    share = SHARES[np.maximum(np.searchsorted(CHANGES, on, side="right") - 1, 0)]
    met = wage * 10000 >= tariff * share
    return np.where(known, np.where(met, 1, 2), 3).astype("uint8")


def polars_asof(frame, shares):
    return (frame.join_asof(shares, on="on", strategy="backward", check_sortedness=False)
            .select(pl.when(pl.col("wage").is_null() | pl.col("on").is_null()).then(3)
                    .when(pl.col("wage") * 10000 >= pl.col("tariff") * pl.col("share")).then(1).otherwise(2).cast(pl.UInt8)))


def polars_cases(frame):
    share = pl.when(pl.col("on") >= 19174).then(2000).when(pl.col("on") >= 18078).then(1800).otherwise(1500)
    return frame.select(pl.when(pl.col("wage").is_null() | pl.col("on").is_null()).then(3)
                        .when(pl.col("wage") * 10000 >= pl.col("tariff") * share).then(1).otherwise(2).cast(pl.UInt8))


def duckdb_cases(connection):
    return connection.execute(
        "select case when wage is null or \"on\" is null then 3 when wage * 10000 >= tariff * (case when \"on\" >= 19174 then 2000 "
        "when \"on\" >= 18078 then 1800 else 1500 end) then 1 else 2 end::utinyint as outcome from dated").fetchnumpy()["outcome"]


# ---- OpenFisca-core ----

Person = entities.build_entity(key="person", plural="persons", label="A worker", is_person=True)
PERIOD = "2024-04"


class hourly_wage(Variable):
    value_type = float
    entity = Person
    definition_period = periods.DateUnit.MONTH


class comparable_tariff(Variable):
    value_type = float
    entity = Person
    definition_period = periods.DateUnit.MONTH


class contract_is_permanent(Variable):
    value_type = bool
    entity = Person
    definition_period = periods.DateUnit.MONTH


class wage_floor(Variable):
    value_type = bool
    entity = Person
    definition_period = periods.DateUnit.MONTH

    def formula(person, period, parameters):
        return person("hourly_wage", period) >= person("comparable_tariff", period) * parameters(period).wage.floor_share


class within_model(Variable):
    value_type = bool
    entity = Person
    definition_period = periods.DateUnit.MONTH

    def formula(person, period):
        return person("wage_floor", period) * person("contract_is_permanent", period)


def openfisca_system():
    system = TaxBenefitSystem([Person])
    system.parameters = ParameterNode("", data={"wage": {"floor_share": {"values": {"0001-01-01": {"value": 0.2}}}}})
    system.add_variables(hourly_wage, comparable_tariff, contract_is_permanent, wage_floor, within_model)
    return system


def openfisca_rows(system, wage, tariff):
    """A simulation whose input stands ready."""
    simulation = SimulationBuilder().build_default_simulation(system, len(wage))
    simulation.set_input("hourly_wage", PERIOD, wage)
    simulation.set_input("comparable_tariff", PERIOD, tariff)
    return simulation


def openfisca_calculate(simulation):
    simulation.delete_arrays("wage_floor")
    return simulation.calculate("wage_floor", PERIOD)


def openfisca_case(system):
    situation = {"persons": {"one": {"hourly_wage": {PERIOD: 38.15}, "comparable_tariff": {PERIOD: 190.79},
                                     "contract_is_permanent": {PERIOD: True}}}}
    simulation = SimulationBuilder().build_from_dict(system, situation)
    return simulation.calculate("wage_floor", PERIOD), simulation.calculate("within_model", PERIOD)


# ---- zen-engine ----

def zen_decision():
    """The criteria of the wage as expressions, and what they come to."""
    expressions = {
        "floor": "hourly_wage_ore * 10000 >= comparable_tariff_ore * 2000",
        "permanent_contract": "contract_is_permanent", "equal_terms": "other_terms_equal",
        "benefit_beside": "receives_disability_benefit",
        "outcome": "hourly_wage_ore * 10000 >= comparable_tariff_ore * 2000 and contract_is_permanent and other_terms_equal",
    }
    content = {
        "contentType": "application/vnd.gorules.decision",
        "nodes": [
            {"id": "in", "name": "in", "type": "inputNode", "position": {"x": 0, "y": 0}},
            {"id": "wage", "name": "wage", "type": "expressionNode", "position": {"x": 1, "y": 0},
             "content": {"expressions": [{"id": key, "key": key, "value": value} for key, value in expressions.items()]}},
            {"id": "out", "name": "out", "type": "outputNode", "position": {"x": 2, "y": 0}}],
        "edges": [{"id": "a", "sourceId": "in", "targetId": "wage", "type": "edge"},
                  {"id": "b", "sourceId": "wage", "targetId": "out", "type": "edge"}]}
    return zen.ZenEngine().create_decision(json.dumps(content))
