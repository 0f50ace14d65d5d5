using AgentAssist.Core;
using AgentAssist.Core.Conversations;
using AgentAssist.Core.Customers;
using AgentAssist.Core.Events;
using AgentAssist.Core.Knowledge;
using AgentAssist.Core.Privacy;
using AgentAssist.Core.Suggestions.Learned;
using AgentAssist.Core.Suggestions.Ranking;
using AgentAssist.Core.Suggestions.Rewriting;
using AgentAssist.Core.Suggestions.Shelf;
using AgentAssist.Core.Understanding;
using AgentAssist.Server.Telemetry;
using AgentAssist.V1;

namespace AgentAssist.Server.Hosting;

/// <summary>Opens the system of record and puts the core together before the first call can arrive.</summary>
internal sealed class CoreStart(
    IConversationLog log,
    ICustomerStore customers,
    IArticleStore articles,
    IDeploymentSecrets secrets,
    IRankingStore ranking,
    ILibraryStore libraries,
    IHistoryCache historyCache,
    IEventFeed feed,
    AssistOptions options,
    PrivacyOptions privacy,
    UnderstandingOptions understanding,
    CustomerOptions customerOptions,
    ILearnedReplyStore learned,
    TimeProvider time,
    IdSource ids,
    ILogger<CoreStart> logger,
    RewritingSetup? rewriting = null) : IHostedService
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);
    private AssistCore? _core;

    public AssistCore Core => _core ?? throw new InvalidOperationException("The server has not started yet.");

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _core = new AssistCore(
            log, customers, historyCache, feed, await ReadHashKeyAsync(cancellationToken), options, time, ids, privacy, understanding,
            customerOptions, learned, rewriting, articles, ranking, libraries);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // The node listens once the record has been reached: until then a balancer has nobody to send calls to.
    private async Task<byte[]> ReadHashKeyAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await secrets.GetOrCreateSecretAsync(RequestHasher.SecretName, RequestHasher.KeyLength, cancellationToken);
            }
            catch (AssistException e) when (e.Reason is ErrorReason.StorageUnavailable or ErrorReason.OutcomeUnknown)
            {
                logger.BackgroundTaskInterrupted("Starting", EnumNames.UpperSnake(e.Reason), RetryDelay);
                await Task.Delay(RetryDelay, time, cancellationToken);
            }
        }
    }
}
