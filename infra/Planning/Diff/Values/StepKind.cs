namespace GpuInfra.Planning;

internal enum StepKind
{
    // To a property or to an entry of a map.
    Name,

    // To the item of a list that its identity names.
    Identity,

    // To the item of a list that has nothing but its position.
    Position,
}
