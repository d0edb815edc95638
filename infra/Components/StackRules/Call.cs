namespace GpuInfra;

/// <summary>Something that a container calls on the internet, as its settings show.</summary>
/// <param name="Path">The argument that shows it, within the service.</param>
/// <param name="Sight">What is seen there: a clause that follows the path.</param>
/// <param name="Host">Who is called.</param>
/// <param name="Certainty">Whether the call is made for sure, or only unless the image holds what is asked for.</param>
/// <param name="IsEncrypted">Whether it is made over HTTPS.</param>
internal sealed record Call(string Path, string Sight, string Host, Certainty Certainty, bool IsEncrypted);
