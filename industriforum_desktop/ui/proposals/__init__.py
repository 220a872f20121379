"""Proposals from the organisations: the pool that agendas are drafted from."""
