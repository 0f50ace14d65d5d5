using System.Collections.Frozen;
using AgentAssist.Core.Suggestions.Rewriting;
using AgentAssist.Model.OpenAi;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AgentAssist.Model;

/// <summary>Registers the language model.</summary>
public static class ModelServiceCollectionExtensions
{
    /// <summary>Adds a <see cref="RewritingSetup"/> where an endpoint is configured, and nothing where none is.</summary>
    /// <param name="options">Checked by <see cref="ModelRule"/> before.</param>
    public static IServiceCollection AddAgentAssistModel(this IServiceCollection services, ModelOptions options)
    {
        if (options.Endpoint.Length == 0)
        {
            return services;
        }

        services.AddSingleton<IChatClient>(_ => new OpenAiChatClient(options));
        services.AddSingleton<IReplyRewriter>(provider => new ChatReplyRewriter(
            provider.GetRequiredService<IChatClient>(),
            options,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<ChatReplyRewriter>>()));
        services.AddSingleton(provider => new RewritingSetup(provider.GetRequiredService<IReplyRewriter>(), Rewriting(options)));
        return services;
    }

    /// <summary>The part of the options that Core carries out.</summary>
    internal static RewritingOptions Rewriting(ModelOptions options) => new()
    {
        Budget = options.Budget,
        MaxConcurrency = options.MaxConcurrency,
        QueueCapacity = options.QueueCapacity,
        Tenants = ModelRule.TenantsOf(options) is { Length: > 0 } tenants ? tenants.ToFrozenSet(StringComparer.Ordinal) : null,
    };
}
