namespace GpuInfra.Planning;

internal enum JsonLayout
{
    // Four spaces for each level, as Go's MarshalIndent is asked for them.
    Indented,

    // Without any blanks, as Go's Marshal has it.
    OneLine,
}
