using Grpc.Core;

namespace AgentAssist.GrpcStandins.Tests.Api;

public sealed class CallOptionsTests
{
    [Fact]
    public void Default_NothingSet_IsEmpty()
    {
        var options = default(CallOptions);

        Assert.Null(options.Headers);
        Assert.Null(options.Deadline);
        Assert.Null(options.WriteOptions);
        Assert.Null(options.Credentials);
        Assert.Null(options.PropagationToken);
        Assert.False(options.IsWaitForReady);
        Assert.Equal(CancellationToken.None, options.CancellationToken);
    }

    [Fact]
    public void With_EachOption_ChangesACopyAndKeepsTheRest()
    {
        using var cancel = new CancellationTokenSource();
        var headers = new Metadata();
        var write = new WriteOptions(WriteFlags.BufferHint);
        var credentials = CallCredentials.FromInterceptor((_, _) => Task.CompletedTask);
        var bare = new CallOptions(headers);

        var full = bare
            .WithDeadline(DateTime.UnixEpoch)
            .WithCancellationToken(cancel.Token)
            .WithWriteOptions(write)
            .WithCredentials(credentials)
            .WithWaitForReady();

        Assert.Same(headers, full.Headers);
        Assert.Equal(DateTime.UnixEpoch, full.Deadline);
        Assert.Equal(cancel.Token, full.CancellationToken);
        Assert.Same(write, full.WriteOptions);
        Assert.Same(credentials, full.Credentials);
        Assert.True(full.IsWaitForReady);
        Assert.False(full.WithWaitForReady(false).IsWaitForReady);
        Assert.Equal(new CallOptions(headers), bare);
    }

    [Fact]
    public void WriteOptions_Default_HasNoFlags()
    {
        Assert.Equal(default, WriteOptions.Default.Flags);
        Assert.Equal(WriteFlags.BufferHint | WriteFlags.NoCompress, new WriteOptions((WriteFlags)3).Flags);
    }
}
