using AgentAssist.Testing.V1;
using Grpc.Core;

namespace AgentAssist.GrpcStandins.Tests.Server;

/// <summary>Echoes, and behaves as each request asks. Request headers named "x-…" come back as headers and as trailers.</summary>
internal sealed class MatrixService(CallLedger ledger, TimeProvider time) : Matrix.MatrixBase
{
    public override async Task<MatrixReply> Unary(MatrixRequest request, ServerCallContext context)
    {
        await ObeyAsync(request, context);
        return Reply(request, context);
    }

    public override async Task<MatrixReply> ClientStream(IAsyncStreamReader<MatrixRequest> requestStream, ServerCallContext context)
    {
        var texts = new List<string>();
        await foreach (var request in requestStream.ReadAllAsync(context.CancellationToken))
        {
            if (texts.Count == 0)
            {
                await ObeyAsync(request, context);
            }

            texts.Add(request.Text);
        }

        return new MatrixReply { Text = string.Join(',', texts), Seen = { WhatIsSeen.Of(context, time) } };
    }

    public override async Task ServerStream(
        MatrixRequest request,
        IServerStreamWriter<MatrixReply> responseStream,
        ServerCallContext context)
    {
        await ObeyAsync(request, context);
        for (var i = 0; i < request.Repeat; i++)
        {
            await responseStream.WriteAsync(Reply(request, context, i), context.CancellationToken);
        }

        WhatIsSeen.AddResponseEncoding(context);
    }

    public override async Task Duplex(
        IAsyncStreamReader<MatrixRequest> requestStream,
        IServerStreamWriter<MatrixReply> responseStream,
        ServerCallContext context)
    {
        var index = 0;
        await foreach (var request in requestStream.ReadAllAsync(context.CancellationToken))
        {
            if (index == 0)
            {
                await ObeyAsync(request, context);
            }

            await responseStream.WriteAsync(Reply(request, context, index++), context.CancellationToken);
        }
    }

    public override async Task<AwaitEndReply> AwaitEnd(AwaitEndRequest request, ServerCallContext context) =>
        new() { DeadlinePassed = await ledger.EndOf(request.HoldKey).WaitAsync(context.CancellationToken) };

    private MatrixReply Reply(MatrixRequest request, ServerCallContext context, int index = 0) => new()
    {
        Text = request.ReplySize > 0 ? new string('x', request.ReplySize) : request.Text,
        Index = index,
        Seen = { WhatIsSeen.Of(context, time) },
    };

    private async Task ObeyAsync(MatrixRequest request, ServerCallContext context)
    {
        var mirror = new Metadata();
        foreach (var entry in context.RequestHeaders.Where(entry => entry.Key.StartsWith("x-", StringComparison.Ordinal)))
        {
            mirror.Add(entry);
            context.ResponseTrailers.Add(entry);
        }

        if (request.NoCompress)
        {
            context.WriteOptions = new WriteOptions(WriteFlags.NoCompress);
        }

        if (mirror.Count > 0 || request.HoldKey.Length > 0)
        {
            await context.WriteResponseHeadersAsync(mirror);
        }

        if (request.HoldKey.Length > 0)
        {
            await HoldAsync(request.HoldKey, context);
        }

        if (request.Failure is { } failure && ledger.ShouldFail(request.Text, failure.FirstCalls))
        {
            Fail(failure, context);
        }
    }

    private async Task HoldAsync(string key, ServerCallContext context)
    {
        var fired = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = context.CancellationToken.Register(fired.SetResult);
        await fired.Task;
        ledger.End(key, context.Deadline <= time.GetUtcNow().UtcDateTime);
        context.CancellationToken.ThrowIfCancellationRequested();
    }

    private static void Fail(Failure failure, ServerCallContext context)
    {
        var status = new Status((StatusCode)failure.Code, failure.Detail);
        switch (failure.Way)
        {
            case Failure.Types.Way.ThrowStatus:
                throw new RpcException(status, new Metadata { { "exception-trailer", "thrown" } });
            case Failure.Types.Way.SetStatus:
                context.Status = status;
                break;
            default:
                throw new InvalidOperationException(failure.Detail);
        }
    }
}
