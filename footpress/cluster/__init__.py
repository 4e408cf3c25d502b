"""The jobs of a build and of an import on other machines, by Dask distributed, which is loaded only where a cluster is named.

connecting   a cluster by its address
alike        whether its workers have what this machine has
sharing      jobs given to it, their results as they come
there        what runs on a worker
building     the volumes of a build
importing    the manuscripts of an import
"""
