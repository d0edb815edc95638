using Pulumi;

namespace GpuInfra.Planning.Tests;

internal sealed class Account(string name, AccountArgs? args = null, CustomResourceOptions? options = null)
    : CustomResource(TypeToken, name, args ?? new AccountArgs(), options)
{
    public const string TypeToken = "test:iam/account:Account";

    [Output("email")]
    public Output<string> Email { get; private set; } = null!;
}

internal sealed class AccountArgs : ResourceArgs
{
    [Input("displayName")]
    public Input<string>? DisplayName { get; set; }
}
