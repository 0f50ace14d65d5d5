using System.ClientModel;
using System.ClientModel.Primitives;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using OpenAI;
using Sdk = OpenAI.Chat;

namespace AgentAssist.Model.OpenAi;

/// <summary>
/// The OpenAI package behind <see cref="IChatClient"/>: text in, text out, as it streams. It tries once, because a second try
/// would come too late, and waits without an end of its own, because the caller's token has one. Thread-safe.
/// </summary>
internal sealed class OpenAiChatClient : IChatClient
{
    // The package insists on a key; the transport takes it out again.
    private const string NoKey = "none";

    private readonly HttpClient _http;
    private readonly Sdk.ChatClient _client;
    private readonly ChatClientMetadata _metadata;

    public OpenAiChatClient(ModelOptions options)
    {
        var endpoint = new Uri(options.Endpoint);
        _metadata = new ChatClientMetadata("openai", endpoint, options.Name);
        _http = new HttpClient(new ModelTransport(options.ApiKey.Length > 0)) { Timeout = Timeout.InfiniteTimeSpan };
        _client = new Sdk.ChatClient(
            options.Name,
            new ApiKeyCredential(options.ApiKey.Length > 0 ? options.ApiKey : NoKey),
            new OpenAIClientOptions
            {
                Endpoint = endpoint,
                Transport = new HttpClientPipelineTransport(_http),
                RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
                NetworkTimeout = Timeout.InfiniteTimeSpan,
                ClientLoggingOptions = new ClientLoggingOptions { EnableLogging = false, EnableMessageContentLogging = false },
            });
    }

    /// <inheritdoc/>
    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var asked = new Sdk.ChatCompletionOptions { MaxOutputTokenCount = options?.MaxOutputTokens, Temperature = options?.Temperature };
        await foreach (var update in _client.CompleteChatStreamingAsync(messages.Select(Message), asked, cancellationToken))
        {
            var response = new ChatResponseUpdate(ChatRole.Assistant, [.. update.ContentUpdate.Where(part => part.Text is not null).Select(part => new TextContent(part.Text))])
            {
                // A model that declines says so in place of an answer.
                FinishReason = update.RefusalUpdate is { Length: > 0 } ? ChatFinishReason.ContentFilter : Reason(update.FinishReason),
            };
            if (update.Usage is { } usage)
            {
                response.Contents.Add(new UsageContent(new UsageDetails
                {
                    InputTokenCount = usage.InputTokenCount,
                    OutputTokenCount = usage.OutputTokenCount,
                }));
            }

            yield return response;
        }
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(ChatClientMetadata) ? _metadata
        : serviceType.IsInstanceOfType(this) ? this
        : null;

    public void Dispose() => _http.Dispose();

    private static Sdk.ChatMessage Message(ChatMessage message) =>
        message.Role == ChatRole.System ? new Sdk.SystemChatMessage(message.Text)
        : message.Role == ChatRole.User ? new Sdk.UserChatMessage(message.Text)
        : throw new NotSupportedException("Only instructions and material are sent.");

    private static ChatFinishReason? Reason(Sdk.ChatFinishReason? reason) => reason switch
    {
        null => null,
        Sdk.ChatFinishReason.Stop => ChatFinishReason.Stop,
        Sdk.ChatFinishReason.Length => ChatFinishReason.Length,
        Sdk.ChatFinishReason.ContentFilter => ChatFinishReason.ContentFilter,
        _ => ChatFinishReason.ToolCalls,
    };
}
