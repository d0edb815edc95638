using System.Text;

namespace GpuInfra.Planning;

// One step of the way to a value. The position is there for the engine's own paths, which know no identities.
internal readonly record struct PropertyStep(StepKind Kind, string Name, int Position)
{
    public bool IsItem => Kind != StepKind.Name;

    public void Write(StringBuilder path)
    {
        if (Kind == StepKind.Position)
        {
            path.Append('[').Append(Position).Append(']');
        }
        else if (Kind == StepKind.Name && Name.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter == '_'))
        {
            path.Append(path.Length == 0 ? "" : ".").Append(Name);
        }
        else
        {
            path.Append("[\"").Append(Name.Replace("\"", "\\\"", StringComparison.Ordinal)).Append("\"]");
        }
    }
}
