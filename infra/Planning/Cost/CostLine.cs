namespace GpuInfra.Planning;

/// <summary>One thing that is paid for.</summary>
/// <param name="Subject">Who takes it: a service's name, <c>network</c>, <c>models</c> or <c>images</c>.</param>
/// <param name="Item">What it is, such as <c>GPU nvidia-l4</c>.</param>
/// <param name="Monthly">What it costs.</param>
/// <param name="Basis">How that was reckoned, in words: quantity, price and unit.</param>
/// <param name="Price">The price that was used; nothing where none is known, and then it counts as nothing.</param>
public sealed record CostLine(string Subject, string Item, MonthlyCost Monthly, string Basis, Price? Price);
