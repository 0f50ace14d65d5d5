namespace AgentAssist.GrpcStandins.Tests;

public sealed class StandinResolutionTests
{
    [Fact]
    public async Task Feed_GenuinePackageOnAnotherSource_WinsOverTheStandin()
    {
        Assert.SkipUnless(ChildProcess.IsOnPath("bash"), "The check is a bash script, and there is no 'bash' on the PATH.");

        var said = await ChildProcess.RunAsync("bash", Path.Combine(Checkout.Root, "eng", "check-genuine-wins.sh"));

        Assert.Contains("registry has it : Grpc.Core.Api 2.85.0\n", said, StringComparison.Ordinal);
        Assert.Contains("registry lacks it: Grpc.Core.Api 2.85.0.1\n", said, StringComparison.Ordinal);
    }
}
