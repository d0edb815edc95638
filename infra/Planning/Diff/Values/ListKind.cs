namespace GpuInfra.Planning;

internal enum ListKind
{
    // The order means something, and items have nothing but their position.
    Sequence,

    // Scalars whose order means nothing.
    Set,

    // Scalars whose order means nothing, and which are better read together than one by one.
    Whole,

    // Maps that a property of theirs tells apart; the order means nothing.
    Keyed,
}
