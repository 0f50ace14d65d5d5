using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace AgentAssist.Model.Tests;

/// <summary>An endpoint on loopback that speaks OpenAI's chat protocol as well, or as badly, as a test asks.</summary>
public sealed class ModelServer : IAsyncDisposable
{
    private readonly ConcurrentQueue<ModelRequest> _requests = new();
    private readonly WebApplication _app;

    private ModelServer(WebApplication app) => _app = app;

    /// <summary>How requests are answered; by default with each step of the plan in other words.</summary>
    public Func<ModelReply, Task> Script { get; set; } = reply => reply.SayAsync([Reworded(reply.Request)]);

    public IReadOnlyList<ModelRequest> Requests => [.. _requests];

    /// <summary>The base address, as it is configured.</summary>
    public string Endpoint => _app.Urls.First() + "/v1";

    public static async Task<ModelServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1));
        var app = builder.Build();
        var server = new ModelServer(app);
        app.MapPost("/v1/chat/completions", server.AnswerAsync);
        await app.StartAsync();
        return server;
    }

    /// <summary>The steps of the plan in a request, each in other words that change nothing.</summary>
    public static string Reworded(ModelRequest request) =>
        string.Join('\n', request.Steps.Select(step => step.EndsWith('.') ? $"{step[..^1]}, truly." : step));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var request = new ModelRequest(await reader.ReadToEndAsync(), context.Request.Headers.Authorization.ToString());
        _requests.Enqueue(request);
        try
        {
            await Script(new ModelReply(context, request));
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            request.SetAborted();
        }
    }
}

/// <summary>What the endpoint was asked.</summary>
/// <param name="Body">The request's JSON as it came.</param>
/// <param name="Authorization">The header; empty without one.</param>
public sealed record ModelRequest(string Body, string Authorization)
{
    private readonly TaskCompletionSource _aborted = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when whoever asked has hung up.</summary>
    public Task Aborted => _aborted.Task;

    /// <summary>The steps of the plan, where the body holds one.</summary>
    public IReadOnlyList<string> Steps
    {
        get
        {
            using var body = JsonDocument.Parse(Body);
            var content = body.RootElement.GetProperty("messages")[1].GetProperty("content");
            var text = content.ValueKind == JsonValueKind.String ? content.GetString()! : content[0].GetProperty("text").GetString()!;
            using var material = JsonDocument.Parse(text);
            return [.. material.RootElement.GetProperty("plan").EnumerateArray().Select(step => step.GetProperty("text").GetString()!)];
        }
    }

    internal void SetAborted() => _aborted.TrySetResult();
}

/// <summary>The ways to answer one request.</summary>
public sealed class ModelReply(HttpContext context, ModelRequest request)
{
    public ModelRequest Request => request;

    /// <summary>Streams pieces as a well-behaved endpoint does.</summary>
    public async Task SayAsync(IEnumerable<string> pieces, string? finish = "stop", (int Input, int Output)? usage = null)
    {
        Begin();
        foreach (var piece in pieces)
        {
            await SendAsync(Chunk(new { content = piece }, null));
        }

        if (finish is not null)
        {
            await SendAsync(Chunk(new { }, finish));
        }

        if (usage is { } tokens)
        {
            await SendAsync(JsonSerializer.Serialize(new
            {
                id = "c",
                @object = "chat.completion.chunk",
                created = 1,
                model = "m",
                choices = Array.Empty<object>(),
                usage = new { prompt_tokens = tokens.Input, completion_tokens = tokens.Output, total_tokens = tokens.Input + tokens.Output },
            }));
        }

        await SendAsync("[DONE]");
    }

    /// <summary>Streams pieces, and then says nothing until the other side hangs up.</summary>
    public async Task HangAsync(params string[] pieces)
    {
        Begin();
        await context.Response.Body.FlushAsync(context.RequestAborted);
        foreach (var piece in pieces)
        {
            await SendAsync(Chunk(new { content = piece }, null));
        }

        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
    }

    /// <summary>Streams pieces and cuts the connection.</summary>
    public async Task CutAsync(params string[] pieces)
    {
        Begin();
        foreach (var piece in pieces)
        {
            await SendAsync(Chunk(new { content = piece }, null));
        }

        context.Abort();
    }

    /// <summary>Streams lines of the test's own.</summary>
    public async Task RawAsync(params string[] data)
    {
        Begin();
        foreach (var line in data)
        {
            await SendAsync(line);
        }
    }

    /// <summary>Refuses.</summary>
    public Task RefuseAsync(int status, string retryAfter = "", string location = "")
    {
        context.Response.StatusCode = status;
        if (retryAfter.Length > 0)
        {
            context.Response.Headers.RetryAfter = retryAfter;
        }

        if (location.Length > 0)
        {
            context.Response.Headers.Location = location;
        }

        return context.Response.WriteAsync("{\"error\":{\"message\":\"quoting-the-prompt\",\"type\":\"t\",\"code\":\"c\"}}", context.RequestAborted);
    }

    private static string Chunk(object delta, string? finish) => JsonSerializer.Serialize(new
    {
        id = "c",
        @object = "chat.completion.chunk",
        created = 1,
        model = "m",
        choices = new[] { new { index = 0, delta, finish_reason = finish } },
    });

    private void Begin() => context.Response.ContentType = "text/event-stream";

    private async Task SendAsync(string data)
    {
        await context.Response.WriteAsync($"data: {data}\n\n", context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }
}
