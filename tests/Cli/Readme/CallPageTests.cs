using Microsoft.CodeAnalysis.CSharp;

namespace GpuInfra.Cli.Tests;

public sealed class CallPageTests
{
    // Its packages are none of this repository's, so that it is read and not compiled.
    [Fact]
    public void Client_IsAProgramOfCSharp()
    {
        var program = new MarkdownFile("docs/call-the-endpoint.md").BlocksIn("csharp").Single();

        Assert.Empty(CSharpSyntaxTree.ParseText(program).GetDiagnostics());
        Assert.NotEmpty(CSharpSyntaxTree.ParseText(program[..^1]).GetDiagnostics());
    }
}
