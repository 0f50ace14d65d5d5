using AgentAssist.Core.Conversations;
using AgentAssist.Core.Customers;
using AgentAssist.Core.Knowledge;
using AgentAssist.Core.Suggestions.Learned;
using AgentAssist.Core.Suggestions.Ranking;
using AgentAssist.Core.Suggestions.Shelf;
using AgentAssist.Storage.Databases;
using AgentAssist.Storage.Databases.Postgres;
using AgentAssist.Storage.Databases.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AgentAssist.Storage;

/// <summary>Registers the system of record.</summary>
public static class StorageServiceCollectionExtensions
{
    /// <summary>
    /// Registers <see cref="IConversationLog"/>, <see cref="ICustomerStore"/>, <see cref="IArticleStore"/>, <see cref="ILearnedReplyStore"/>,
    /// <see cref="IRankingStore"/>, <see cref="ILibraryStore"/>, <see cref="IDeploymentSecrets"/> and <see cref="IStorageProbe"/>, all served by one store that opens with the host and, when the container is disposed,
    /// ends once every write it took is durable. Options are validated at start.
    /// </summary>
    /// <param name="configure">Sets options; they may also be bound by the caller, section <c>AgentAssist:Storage</c>.</param>
    public static IServiceCollection AddAgentAssistStorage(this IServiceCollection services, Action<StorageOptions>? configure = null)
    {
        services.AddOptions<StorageOptions>().Configure(configure ?? (_ => { })).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider =>
        {
            var options = provider.GetRequiredService<IOptions<StorageOptions>>().Value;
            return SqlSystemOfRecord.Start(
                CreateDatabase(options),
                options,
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<SqlSystemOfRecord>>());
        });
        services.AddSingleton<IConversationLog>(provider => provider.GetRequiredService<SqlSystemOfRecord>());
        services.AddSingleton<ICustomerStore>(provider => provider.GetRequiredService<SqlSystemOfRecord>());
        services.AddSingleton<ILearnedReplyStore>(provider => provider.GetRequiredService<SqlSystemOfRecord>());
        services.AddSingleton<IArticleStore>(provider => provider.GetRequiredService<SqlSystemOfRecord>());
        services.AddSingleton<IDeploymentSecrets>(provider => provider.GetRequiredService<SqlSystemOfRecord>());
        services.AddSingleton<IRankingStore>(provider => provider.GetRequiredService<SqlSystemOfRecord>());
        services.AddSingleton<ILibraryStore>(provider => provider.GetRequiredService<SqlSystemOfRecord>());
        services.AddSingleton<IStorageProbe>(provider => provider.GetRequiredService<SqlSystemOfRecord>());
        services.AddHostedService<StorageOpening>();
        return services;
    }

    internal static ISqlDatabase CreateDatabase(StorageOptions options) =>
        options.Postgres.Length == 0 ? new SqliteDatabase(options) : new PostgresDatabase(options);
}
