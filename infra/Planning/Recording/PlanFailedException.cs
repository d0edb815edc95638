namespace GpuInfra.Planning;

/// <summary>There is no plan: the program failed, or what it declares cannot be.</summary>
public sealed class PlanFailedException : Exception
{
    /// <summary>Says that there is no plan.</summary>
    public PlanFailedException()
        : base("The program failed.")
    {
    }

    /// <summary>Says why there is no plan.</summary>
    public PlanFailedException(string message)
        : base(message)
    {
    }

    /// <summary>Says why there is no plan, and keeps what the program threw.</summary>
    public PlanFailedException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
