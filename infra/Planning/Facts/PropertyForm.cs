namespace GpuInfra.Planning;

// What a provider takes a property for.
internal enum PropertyForm
{
    // A text, a number or a truth value.
    Scalar,

    // Texts by name.
    Map,

    // One object.
    Block,

    // Objects in a list or a set.
    Blocks,

    // Texts or numbers in a list or a set.
    Scalars,
}
