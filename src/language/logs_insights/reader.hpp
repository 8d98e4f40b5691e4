#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "../logs_insights.hpp"
#include "tokens.hpp"

namespace sagewatch::language::logs_insights {

/// Reads the commands of a query, one after the other. At the first problem reading ends: every
/// later token is `stop`, and no further problem is reported.
class Reader {
 public:
  Reader(Tokens tokens, Query& query);

  void run();

 private:
  /// An expression in a list, with its name in the results of the command.
  struct Item {
    std::string name;
    std::size_t offset;
    bool has_alias = false;
  };

  // Tokens.
  const Token& peek(std::size_t ahead = 0) const;
  void advance();
  bool at_word(std::string_view word) const;
  bool at_sign(std::string_view sign) const;
  bool accept_word(std::string_view word);
  bool accept_sign(std::string_view sign);
  bool at_end_of_command() const;
  void expect_sign(std::string_view sign, std::string_view place);
  /// Reports that something else was expected here, unless reading has ended.
  void expected(std::string_view what);
  void refuse(std::size_t offset, std::string message);
  void doubt(std::size_t offset, std::string message);
  bool stopped() const { return peek().kind == Kind::stop; }
  void stop();

  // Commands.
  void pipeline();
  void command();
  void items();
  void dedup_list();
  void aggregates();
  void order();
  void count();
  void parse();
  void parse_glob(const Token& glob);
  void parse_regex(const Token& regex);
  void diff();
  void unnest();
  void source();
  void selection();
  void log_group_lists_of_source();
  Name take_text();
  std::vector<Name> texts(std::size_t most, std::string_view name);
  void open();
  void open_token();

  // Expressions.
  Item item();
  void alias(Item& item);
  bool accept_exclamation_mark();
  void doubt_cycle(const Item& item, std::size_t read_before);
  std::optional<Name> name(std::string_view what);
  void expression();
  bool binary_operator();
  bool accept_undocumented_test();
  void operand();
  void field();
  void index();
  void call();
  void period(const Token& number, const Token& next);
  std::size_t arguments();
  void parenthesis();
  void bracket();
  void subquery();

  Tokens tokens_;
  Query& query_;
  Command command_;
  std::size_t position_ = 0;
  std::size_t depth_ = 0;
  bool in_subquery_ = false;
  bool aggregated_ = false;  ///< whether the command has called an aggregate function
  bool in_aggregate_ = false;
};

}  // namespace sagewatch::language::logs_insights
